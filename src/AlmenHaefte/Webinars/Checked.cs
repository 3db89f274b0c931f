namespace AlmenHaefte.Webinars;

/// <summary>What a person typed, held against a rule: the value, or in Danish why it was refused.</summary>
public abstract record Checked<T>
{
    private Checked()
    {
    }

    public sealed record Accepted(T Value) : Checked<T>;

    public sealed record Refused(string Reason) : Checked<T>;
}
