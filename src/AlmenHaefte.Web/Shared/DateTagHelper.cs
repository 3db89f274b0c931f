using System.Globalization;
using AlmenHaefte.Time;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace AlmenHaefte.Web.Shared;

/// <summary><c>&lt;date day="…" /&gt;</c>: a day as people read it, with the day that machines read beside it.</summary>
[HtmlTargetElement("date", TagStructure = TagStructure.WithoutEndTag)]
public sealed class DateTagHelper : TagHelper
{
    public DateOnly Day { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "time";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("datetime", Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        output.Content.SetContent(DanishTime.Write(Day));
    }
}
