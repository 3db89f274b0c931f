using System.Collections.Frozen;
using AlmenHaefte.Content;

namespace AlmenHaefte.Publishing;

/// <summary>Former addresses and the pages they lead to; refuses those that would hide a page or lead two ways.</summary>
internal sealed class MovedAddresses(SiteMap map, IReadOnlySet<string> withdrawn, ICollection<Fault> faults)
{
    private readonly Dictionary<string, string> moved = new(StringComparer.Ordinal);

    public void Add(IEnumerable<FormerAddress> addresses)
    {
        foreach (var (former, address, file, line) in addresses)
        {
            if (map.HasAddress(former))
            {
                faults.Add(new Fault(file, line, $"»{former}« er en side, der findes", "slet den fra tidligere-adresser"));
            }
            else if (withdrawn.Contains(former))
            {
                faults.Add(new Fault(file, line, $"»{former}« er trukket tilbage og siger selv hvorfor", "slet den fra tidligere-adresser, eller slet den fil, der er trukket tilbage"));
            }
            else if (!moved.TryAdd(former, address))
            {
                faults.Add(new Fault(file, line, $"»{former}« fører allerede til {moved[former]}", "lad kun den ene fil have den tidligere adresse"));
            }
        }
    }

    public FrozenDictionary<string, string> ToDictionary() => moved.ToFrozenDictionary(StringComparer.Ordinal);
}
