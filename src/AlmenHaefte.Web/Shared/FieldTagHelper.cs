using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace AlmenHaefte.Web.Shared;

/// <summary>
/// <c>&lt;field for="Email" hint="…" type="email" /&gt;</c>: one field of a form with its label, hint, error and control tied together.
/// Attributes it does not know go to the control.
/// </summary>
[HtmlTargetElement("field", Attributes = "for", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FieldTagHelper : TagHelper
{
    public required ModelExpression For { get; set; }

    public string? Hint { get; set; }

    [HtmlAttributeNotBound, ViewContext]
    public required ViewContext ViewContext { get; set; }

    private string? Error => ViewContext.ModelState.TryGetValue(For.Name, out var entry) && entry.Errors is [var first, ..] ? first.ErrorMessage : null;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var control = Control(output.Attributes);
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.Clear();
        output.Attributes.SetAttribute("class", "field");
        output.Content
            .AppendHtml(Element("label", For.Metadata.GetDisplayName(), ("for", For.Name)))
            .AppendHtml(Note("hint", Hint))
            .AppendHtml(Note("error", Error))
            .AppendHtml(control);
    }

    private TagBuilder Control(TagHelperAttributeList attributes)
    {
        var control = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        foreach (var attribute in attributes)
        {
            control.Attributes[attribute.Name] = attribute.Value?.ToString();
        }

        control.MergeAttributes(new Dictionary<string, string?> { ["id"] = For.Name, ["name"] = For.Name, ["value"] = For.Model?.ToString() }, replaceExisting: true);
        string[] notes = [.. new[] { Hint is null ? null : NoteId("hint"), Error is null ? null : NoteId("error") }.OfType<string>()];
        if (notes.Length > 0)
        {
            control.Attributes["aria-describedby"] = string.Join(' ', notes);
        }

        if (Error is not null)
        {
            control.Attributes["aria-invalid"] = "true";
        }

        return control;
    }

    private TagBuilder? Note(string kind, string? text) => text is null ? null : Element("p", text, ("class", kind), ("id", NoteId(kind)));

    private string NoteId(string kind) => $"{For.Name}-{kind}";

    private static TagBuilder Element(string name, string text, params (string Name, string Value)[] attributes)
    {
        var element = new TagBuilder(name);
        foreach (var (attribute, value) in attributes)
        {
            element.Attributes[attribute] = value;
        }

        element.InnerHtml.Append(text);
        return element;
    }
}
