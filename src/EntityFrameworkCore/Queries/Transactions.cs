using System.Transactions;
using Microsoft.EntityFrameworkCore.Storage;

namespace Rowbound;

internal static class Transactions
{
    /// <summary>Whether somebody else decides when what is done on the connection counts.</summary>
    public static bool IsInTransaction(this IRelationalConnection connection) =>
        connection.CurrentTransaction is not null
        || Transaction.Current is not null
        || (connection as ITransactionEnlistmentManager)?.EnlistedTransaction is not null;
}
