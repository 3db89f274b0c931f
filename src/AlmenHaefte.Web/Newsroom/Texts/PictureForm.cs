using AlmenHaefte.Drafts;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace AlmenHaefte.Web.Newsroom.Texts;

/// <summary>What may be posted of a picture: the file, and what it shows or that it shows nothing.</summary>
public sealed record PictureForm
{
    /// <summary>More than a picture may be, so that one that is too large is answered with a sentence and the form.</summary>
    public const int MostBytes = 4 * ReceivedPicture.MostBytes;

    /// <summary>What the box means when it is ticked.</summary>
    public const string Ticked = "ja";

    public IFormFile? Picture { get; init; }

    public string? Description { get; init; }

    public string? IsDecoration { get; init; }

    /// <summary>Null for a picture that tells nothing.</summary>
    public string? Alternative() => IsDecoration is Ticked ? null : Description!.Trim();

    /// <summary>What its name is made of. Of the sender's own name only the letters count, never where it lay.</summary>
    public string Words() => Alternative() ?? Path.GetFileNameWithoutExtension(Picture!.FileName.Split('/', '\\')[^1]);

    public void Check(ModelStateDictionary faults)
    {
        if (Picture is null)
        {
            faults.AddModelError(nameof(Picture), "Vælg et billede.");
        }
        else if (Picture.Length > ReceivedPicture.MostBytes)
        {
            faults.AddModelError(nameof(Picture), ReceivedPicture.TooLarge(Picture.Length));
        }
        var isDescribed = !string.IsNullOrWhiteSpace(Description);
        if (isDescribed && Description!.Trim().Length > BookletPicture.DescriptionMaxLength)
        {
            faults.AddModelError(nameof(Description), $"Skriv højst {BookletPicture.DescriptionMaxLength} tegn. Det, der kræver mere plads, hører hjemme i teksten.");
        }
        else if (isDescribed == IsDecoration is Ticked)
        {
            faults.AddModelError(nameof(Description), isDescribed
                ? "Vælg det ene: Skriv, hvad billedet viser, eller sæt kryds ved »Billedet er kun pynt«."
                : "Skriv, hvad billedet viser. Hvis det ikke fortæller noget, så sæt kryds ved »Billedet er kun pynt«.");
        }
    }

    public async Task<PictureCheck> OpenAsync(CancellationToken cancellation)
    {
        using var bytes = new MemoryStream((int)Picture!.Length);
        await Picture.CopyToAsync(bytes, cancellation);
        return await ReceivedPicture.CheckAsync(bytes.GetBuffer().AsMemory(0, (int)bytes.Length), cancellation);
    }
}
