using AlmenHaefte.Booklets;
using AlmenHaefte.Content;

namespace AlmenHaefte.Publishing;

/// <summary>The field <c>haefte</c>, with which other files name a booklet by its folder.</summary>
internal static class BookletName
{
    private const string Key = "haefte";

    /// <summary>Null when the file names none; a name that no folder has is a fault.</summary>
    public static string? Read(YamlFields fields, SiteMap map)
    {
        var name = fields.OptionalText(Key);
        if (name is not null && map.Resolve(SiteSettings.File, $"haefter/{name}/{BookletReader.ContentsFile}") is LinkTarget.Dead)
        {
            fields.Fault(Key, $"hæftet »{name}« findes ikke", "skriv navnet på en mappe i haefter");
        }
        return name;
    }
}
