namespace AlmenHaefte.Drafts;

/// <summary>Whoever writes: a member of staff, as the texts remember them.</summary>
/// <param name="Id">Stays the same when the name changes.</param>
public sealed record Writer(string Id, string Name)
{
    public const int IdMaxLength = 100;
    public const int NameMaxLength = 200;

    /// <summary>Null when it is nobody on the staff.</summary>
    public Guid? StaffId => Guid.TryParse(Id, out var id) ? id : null;
}
