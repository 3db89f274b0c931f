namespace AlmenHaefte.Content;

/// <summary>An address that once led to a page, and the line of the file that says so.</summary>
internal sealed record FormerAddress(string Former, string Address, string File, int Line)
{
    public static IEnumerable<FormerAddress> Of(string file, YamlFields fields, string address) =>
        fields.FormerAddresses().Select(former => new FormerAddress(former, address, file, fields.LineOf("tidligere-adresser")));
}
