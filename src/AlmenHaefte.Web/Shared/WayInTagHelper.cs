using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace AlmenHaefte.Web.Shared;

/// <summary><c>&lt;way-in action="…" /&gt;</c>: the button into a webinar. The page that has it may send its form to another site, and no other page may.</summary>
[HtmlTargetElement("way-in", TagStructure = TagStructure.WithoutEndTag)]
public sealed class WayInTagHelper : TagHelper
{
    public required string Action { get; set; }

    [HtmlAttributeNotBound, ViewContext]
    public required ViewContext ViewContext { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ViewContext.HttpContext.Response.Headers.ContentSecurityPolicy = ContentPolicy.WithWayIn;
        var button = new TagBuilder("button");
        button.AddCssClass("button button-large");
        button.InnerHtml.Append("Deltag i webinaret");
        output.TagName = "form";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("method", "post");
        output.Attributes.SetAttribute("action", Action);
        output.Content.SetHtmlContent(button);
    }
}
