using AlmenHaefte.Webinars;

namespace AlmenHaefte.Web.Webinars;

public sealed record ReceiptPage(Webinar Webinar, WebinarMoment Moment, Receipt Receipt, string Token, DateTimeOffset Now)
{
    public bool CanBeCorrected => Moment.AcceptsSignUps && Now < Receipt.CorrectedUntil;

    /// <summary>Given when the webinar was over, for the sake of the recording.</summary>
    public bool IsForRecording => Webinar.IsOverAt(Receipt.GivenAt);

    /// <summary>Whether the way in is shown here at once, since a mail may be too slow.</summary>
    public bool IsWayIn => !Receipt.IsWaiting && !IsForRecording && (Moment.IsLastHour || Moment.IsDoorOpen);

    public string Heading =>
        Receipt.IsWaiting ? "Webinaret er fuldt"
        : IsForRecording ? "Optagelsen er på vej"
        : "Du er tilmeldt";
}
