using AlmenHaefte.Drafts;

namespace AlmenHaefte.Web.Newsroom.Texts;

/// <summary>Why a text did not get where it should.</summary>
internal static class MoveAnswers
{
    public static int StatusOf(PressResult result) => result is PressResult.Unwritable ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status422UnprocessableEntity;

    public static string WhyNot(PressResult result) => result switch
    {
        PressResult.Faulty faulty => $"Så ville der være fejl på sitet: {string.Join(" ", faulty.Proof.Faults.Take(5).Select(fault => $"{fault.File}, linje {fault.Line}: {fault.What} – {fault.Remedy}."))}",
        PressResult.DraftInTheWay inTheWay => $"Der er en kladde, som {inTheWay.Draft.WriterName} har skrevet på. Udgiv eller kassér den først.",
        PressResult.Unwritable { IsBegun: true } => "Det blev kun delvis gjort, for sitet kan ikke skrive i indholdsmappen. Resten følger af sig selv, så snart der er plads. Sig det til dem, der driver sitet.",
        PressResult.Unwritable => "Sitet kan ikke skrive i indholdsmappen. Måske er disken fuld. Intet er ændret. Sig det til dem, der driver sitet, og prøv igen.",
        _ => "Det kunne ikke lade sig gøre: Filen er væk, navnet er optaget, eller oplysningerne øverst i filen kan ikke læses.",
    };
}
