using AlmenHaefte.Content;
using AlmenHaefte.Data;
using AlmenHaefte.Drafts;
using AlmenHaefte.Editions;
using AlmenHaefte.Time;
using AlmenHaefte.Web.Shared;
using AlmenHaefte.Wording;
using Microsoft.AspNetCore.Mvc;

namespace AlmenHaefte.Web.Newsroom.Texts;

/// <summary>»Klar til udgivelse?« and publishing.</summary>
public sealed class ReleasesController(CurrentSite site, DraftDesk desk, Press press, Plans plans, ContentFolder folder, Openings openings, AdviceDesk advice) : TextController(site)
{
    private const string Address = "/redaktion/indhold/udgivelse";

    private const string Unwritable = "Teksten er ikke udgivet, for sitet kan ikke skrive i indholdsmappen. Måske er disken fuld. Kladden er gemt. Sig det til dem, der driver sitet, og prøv igen.";
    private const string HalfWritten = "Teksten er kun delvis udgivet, for sitet kan ikke skrive i indholdsmappen. Resten følger af sig selv, så snart der er plads. Sig det til dem, der driver sitet.";

    [Get(Address)]
    public async Task<IActionResult> New([FromQuery] string? fil, CancellationToken cancellation) =>
        TextFile.At(fil) is not { } file ? NotFound()
        : await desk.FindAsync(file, cancellation) is { } draft ? await ShowAsync(file, draft, ReleaseForm.Of(draft, Site.Today), null, cancellation)
        : new SeeOther(Addresses.Text("kladde", file.Path));

    [HttpPost(Address)]
    public async Task<IActionResult> Create([FromQuery] string? fil, [FromForm(Name = "")] ReleaseForm form, CancellationToken cancellation)
    {
        if (TextFile.At(fil) is not { } file)
        {
            return NotFound();
        }
        if (form.Check(file, ModelState) is not { } release)
        {
            return await AgainAsync(StatusCodes.Status422UnprocessableEntity, file, form, null, cancellation);
        }
        try
        {
            return await AnswerAsync(file, form, await press.PublishAsync(file, release, form.Draft, Writer, Site.Now, cancellation), cancellation);
        }
        catch (DataUnavailableException)
        {
            return await AgainAsync(StatusCodes.Status503ServiceUnavailable, file, form, Busy, cancellation);
        }
    }

    [HttpPost("/redaktion/indhold/plan")]
    public async Task<IActionResult> Schedule([FromQuery] string? fil, [FromForm(Name = "")] ReleaseForm form, CancellationToken cancellation)
    {
        if (TextFile.At(fil) is not { } file)
        {
            return NotFound();
        }
        var (release, time) = (form.Check(file, ModelState), form.Time(ModelState));
        if (release is null || time is null)
        {
            return await AgainAsync(StatusCodes.Status422UnprocessableEntity, file, form, null, cancellation);
        }
        if (await desk.FindAsync(file, cancellation) is { } draft && Proof.Of(folder, file, draft).Faults.Count > 0)
        {
            return await AgainAsync(StatusCodes.Status422UnprocessableEntity, file, form, "Ret fejlene nedenfor, før teksten kan planlægges.", cancellation);
        }
        try
        {
            return await PlanAsync(file, form, await plans.MakeAsync(file, time.Value, release, form.Draft ?? "", Writer, Site.Now, cancellation), cancellation);
        }
        catch (DataUnavailableException)
        {
            return await AgainAsync(StatusCodes.Status503ServiceUnavailable, file, form, Busy, cancellation);
        }
    }

    [HttpPost("/redaktion/indhold/plan/opgivelse")]
    public async Task<IActionResult> GiveUpPlan([FromQuery] string? fil, CancellationToken cancellation)
    {
        if (TextFile.At(fil) is not { } file)
        {
            return NotFound();
        }
        await plans.GiveUpAsync(file, cancellation);
        return new SeeOther(Addresses.Text("kladde", file.Path));
    }

    private async Task<IActionResult> PlanAsync(TextFile file, ReleaseForm form, PlanResult result, CancellationToken cancellation)
    {
        if (result is PlanResult.Made)
        {
            return new SeeOther(Addresses.Text("kladde", file.Path));
        }
        ModelState.AddModelError(nameof(form.Day), WhyNot(result));
        return await AgainAsync(StatusCodes.Status422UnprocessableEntity, file, form, null, cancellation);
    }

    private static string WhyNot(PlanResult result) => result switch
    {
        PlanResult.NoSuchTime => "Det klokkeslæt findes ikke: Den nat bliver uret stillet frem fra kl. 2 til kl. 3. Vælg et andet.",
        PlanResult.NotAhead => "Tidspunktet skal ligge i fremtiden, og højst to år fremme.",
        PlanResult.Rewritten => "Kladden er ændret eller planlagt, siden du så den. Se den igennem igen.",
        _ => "Der er ingen kladde at planlægge.",
    };

    private async Task<IActionResult> AnswerAsync(TextFile file, ReleaseForm form, PressResult result, CancellationToken cancellation)
    {
        switch (result)
        {
            case PressResult.Published published:
                openings.Leave(file, Writer);
                return published.Cut is null or CutResult.Made ? new SeeOther(Addresses.Text("historik", file.Path) + "&udgivet=ja") : View("NoEdition", new NoEditionPage(file, published.Cut));
            case PressResult.Overtaken:
                return new SeeOther(Addresses.Text("konflikt", file.Path));
            case PressResult.NoDraft:
                return new SeeOther(Addresses.Text("kladde", file.Path));
            case PressResult.Unwritable unwritable:
                return await AgainAsync(StatusCodes.Status503ServiceUnavailable, file, form, unwritable.IsBegun ? HalfWritten : Unwritable, cancellation);
            case PressResult.Rewritten rewritten:
                return await AgainAsync(StatusCodes.Status409Conflict, file, form with { Draft = rewritten.Draft.Hash }, $"{rewritten.Draft.WriterName} har ændret kladden, siden du så den. Se den igennem igen, og udgiv den så.", cancellation);
            case PressResult.Planned planned:
                return await AgainAsync(StatusCodes.Status409Conflict, file, form, $"Kladden er planlagt til udgivelse {DanishTime.Write(planned.Draft.Plan!.At)}. Opgiv planen først.", cancellation);
            default:
                return await AgainAsync(StatusCodes.Status422UnprocessableEntity, file, form, "Ret fejlene nedenfor, så kan teksten udgives.", cancellation);
        }
    }

    private async Task<IActionResult> AgainAsync(int status, TextFile file, ReleaseForm form, string? trouble, CancellationToken cancellation) =>
        await desk.FindAsync(file, cancellation) is { } draft ? WithStatus(status, await ShowAsync(file, draft, form, trouble, cancellation)) : new SeeOther(Addresses.Text("kladde", file.Path));

    private async Task<ViewResult> ShowAsync(TextFile file, Draft draft, ReleaseForm form, string? trouble, CancellationToken cancellation)
    {
        var published = PublishedText(folder, file);
        return View("Release", new ReleasePage(file, draft, form, Proof.Of(folder, file, draft))
        {
            Title = TitleOf(draft.Text, file),
            Changes = published is null ? [] : RevisionComparison.Between(folder.Read(), file, published, draft.Text),
            IsNew = published is null,
            Advice = await advice.OnAsync(file, draft, cancellation),
            Trouble = trouble,
        });
    }
}

/// <param name="Cut">Why there is none.</param>
public sealed record NoEditionPage(TextFile File, CutResult Cut);
