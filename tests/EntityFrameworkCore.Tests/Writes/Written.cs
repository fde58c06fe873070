namespace Rowbound.Writes;

/// <summary>A row that counts how often it was written.</summary>
public abstract class Written
{
    public int Rank { get; set; }
    public int Writes { get; set; }
    public int? Grade { get; set; }
}

public class Keyed<TId> : Written
{
    public TId Id { get; set; } = default!; // '!': every row that is stored has one
}

/// <summary>Two tenants hold all rows, so the leading column of the key hardly selects.</summary>
public class Slot : Written
{
    public int Tenant { get; set; }
    public bool Flag { get; set; }
    public int Number { get; set; }
}

/// <summary>The database does not tell apart names that differ in case only; .NET does.</summary>
public class Named : Written
{
    public string Name { get; set; } = "";
    public int Number { get; set; }
}

/// <summary>Its converter does not write back what it read, as a column does that compares with less precision than it
/// stores.</summary>
public class Imprecise : Written
{
    public int Id { get; set; }
}

public class Hidden : Written
{
    public int Id { get; set; }
    public bool Deleted { get; set; }
}

public class Album
{
    public int Id { get; set; }
    public string Title { get; set; } = "";
}

public class Track
{
    public int Id { get; set; }
    public int AlbumId { get; set; }
    public Album Album { get; set; } = null!; // '!': EF Core sets it
}

public class Shape : Written
{
    public int Id { get; set; }
}

public class Circle : Shape
{
    public int Radius { get; set; }
}
