using AlmenHaefte.Booklets;
using AlmenHaefte.Publishing;
using AlmenHaefte.Remarks;

namespace AlmenHaefte.Web.Newsroom.Remarks;

/// <summary>A remark and the chapter it is about, as that is called today.</summary>
/// <param name="Chapter">Null when it is no longer there under that name.</param>
public sealed record RemarkAbout(Remark Remark, Chapter? Chapter)
{
    public string Title => Chapter?.Title ?? Remark.Chapter;

    public static RemarkAbout Of(Remark remark, PublishedSite site) => new(remark, site.FindBooklet(remark.Booklet)?.Find(remark.Chapter));
}
