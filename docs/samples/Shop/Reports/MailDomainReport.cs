using Shop.Data;

namespace Shop.Reports;

public sealed class MailDomainReport(ShopContext db)
{
    /// <summary>Customers of a region by mail domain.</summary>
    public SortedDictionary<string, int> Count(Region region)
    {
        var query = from customer in db.Customers
                    where customer.Region == region
                    select customer;

        var domains = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var customer in query.ToList())
        {
            var domain = customer.Email[(customer.Email.IndexOf('@', StringComparison.Ordinal) + 1)..];
            domains[domain] = domains.GetValueOrDefault(domain) + 1;
        }

        return domains;
    }
}
