using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Rowbound;

/// <summary>Asks the database for something that is useful to know and not needed.</summary>
internal static class OptionalAnswer
{
    private const string Savepoint = "rowbound_question";

    /// <summary>Null where the database refuses to answer: for lack of a permission, or because it does not know the question.
    /// EF Core has logged the refusal.</summary>
    public static async Task<TAnswer?> OfAsync<TAnswer>(
        DbContext context, Func<CancellationToken, Task<TAnswer>> question, CancellationToken cancellationToken)
    {
        // PostgreSQL ends a transaction in which a statement fails: the caller's must survive.
        var transaction = context.Database.CurrentTransaction is { SupportsSavepoints: true } current ? current : null;
        if (transaction is not null)
            await transaction.CreateSavepointAsync(Savepoint, cancellationToken).ConfigureAwait(false);
        try
        {
            return await question(cancellationToken).ConfigureAwait(false);
        }
        catch (DbException)
        {
            if (transaction is not null)
                await transaction.RollbackToSavepointAsync(Savepoint, cancellationToken).ConfigureAwait(false);
            return default;
        }
        finally
        {
            if (transaction is not null)
                await transaction.ReleaseSavepointAsync(Savepoint, cancellationToken).ConfigureAwait(false);
        }
    }
}
