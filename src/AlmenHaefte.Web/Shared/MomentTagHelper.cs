using System.Globalization;
using AlmenHaefte.Time;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace AlmenHaefte.Web.Shared;

/// <summary><c>&lt;moment at="…" until="…" /&gt;</c>: a day and a time in Denmark as people read them, with the moment that machines read beside them.</summary>
[HtmlTargetElement("moment", TagStructure = TagStructure.WithoutEndTag)]
public sealed class MomentTagHelper : TagHelper
{
    public DateTimeOffset At { get; set; }

    public DateTimeOffset? Until { get; set; }

    /// <summary>The time of day alone, where the day goes without saying.</summary>
    public bool ClockOnly { get; set; }

    /// <summary>First in its line, so with a capital letter.</summary>
    public bool Leading { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "time";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("datetime", DanishTime.InDenmark(At).ToString("yyyy-MM-dd'T'HH:mmzzz", CultureInfo.InvariantCulture));
        var text = ClockOnly ? DanishTime.WriteClock(At) : Until is { } end ? DanishTime.Write(At, end) : DanishTime.Write(At);
        output.Content.SetContent(Leading ? char.ToUpperInvariant(text[0]) + text[1..] : text);
    }
}
