using AlmenHaefte.Staff;

namespace AlmenHaefte.Web.Newsroom.Staff;

/// <summary>A line of the history as a sentence.</summary>
internal static class ChangeWords
{
    public static string InDanish(this StaffChange change)
    {
        var (who, whom) = (change.By?.ShownName ?? "Den, der driver sitet,", change.About.ShownName);
        var own = change.ById == change.AboutId;
        return change.Deed switch
        {
            StaffDeed.Invited => $"{who} inviterede {whom} som {change.Role?.InDanish()}",
            StaffDeed.MadeLink => $"{who} lavede et engangslink til {(own ? "sig selv" : whom)}",
            StaffDeed.ChangedRole => $"{who} gjorde {(own ? "sig selv" : whom)} til {change.Role?.InDanish()}",
            StaffDeed.Removed => $"{who} fjernede {(own ? "sig selv" : whom)}",
            StaffDeed.MadePasskey => $"{who} lavede en adgangsnøgle",
            StaffDeed.RemovedPasskey => $"{who} fjernede en adgangsnøgle",
            StaffDeed.SignedOutEverywhere => own ? $"{who} loggede ud alle steder" : $"{who} loggede {whom} ud alle steder",
            _ => throw new ArgumentOutOfRangeException(nameof(change)),
        };
    }
}
