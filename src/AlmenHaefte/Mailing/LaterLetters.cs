using AlmenHaefte.Staff;
using AlmenHaefte.Time;
using AlmenHaefte.Webinars;

namespace AlmenHaefte.Mailing;

/// <summary>The recording, and the letters that staff write themselves.</summary>
internal sealed class LaterLetters(Phrases phrases, SiteLinks links, Sender sender)
{
    private const string NotAsked = "Har du ikke selv bedt om optagelsen?";

    /// <summary>Also the first mail to those who signed up when it was over, for the sake of the recording.</summary>
    internal Letter Recording(SignUp signUp, Webinar webinar) => new(
        MailSubject.About("Optagelsen er klar", webinar),
        "Optagelsen er klar",
        [
            Phrases.Greeting(signUp),
            new Passage.Paragraph(
                IsForRecording(signUp, webinar) ? "Her er optagelsen, som du bad om."
                : signUp.JoinedAt is null ? "Nåede du ikke at være med? Nu kan du se webinaret, når det passer dig."
                : "Tak, fordi du var med. Nu kan du se webinaret igen."),
            .. WhatThereIs(signUp, webinar),
            .. IsForRecording(signUp, webinar) ? [phrases.NotMe(signUp, NotAsked)] : Array.Empty<Passage>(),
            phrases.Signature(),
            phrases.TurnOff(signUp, webinar, isOver: true),
            .. IsForRecording(signUp, webinar) ? [phrases.Deletion(signUp, webinar)] : Array.Empty<Passage>(),
        ]);

    /// <summary>For one who asks again when it is over.</summary>
    internal Letter Already(SignUp signUp, Webinar webinar) => new(
        MailSubject.About("Du er allerede tilmeldt", webinar),
        "Du er allerede tilmeldt",
        [
            Phrases.Greeting(signUp),
            new Passage.Paragraph("Formularen er sendt igen med din adresse. Det ændrer ikke noget, og her er dit link."),
            .. WhatThereIs(signUp, webinar),
            IsForRecording(signUp, webinar) ? phrases.NotMe(signUp, NotAsked) : phrases.NotMe(signUp),
            phrases.Signature(),
            phrases.Deletion(signUp, webinar),
        ]);

    internal Letter StaffMessage(SignUp signUp, Webinar webinar, string subject, string text) => new(
        MailSubject.Of(subject),
        MailSubject.OnOneLine(subject),
        [
            Phrases.Greeting(signUp),
            .. Written(text),
            phrases.Signature(),
            new Passage.Link($"Du får mailen, fordi du har skrevet dig op til webinaret »{Phrases.Title(webinar)}«.", "Se din tilmelding", links.Manage(signUp)) { IsSmall = true },
        ]);

    internal Letter StaffMessageToMyself(StaffMember me, Webinar webinar, string subject, string text) => new(
        MailSubject.Of(subject),
        MailSubject.OnOneLine(subject),
        [
            new Passage.Paragraph($"Hej {me.ShownName}"),
            .. Written(text),
            phrases.Signature(),
            new Passage.Link($"Prøve til dig selv. Her står et link til modtagerens egen tilmelding til webinaret »{Phrases.Title(webinar)}«.", "Se webinaret", links.Webinar(webinar)) { IsSmall = true },
        ]);

    internal Letter Coming(Consent consent, string subject, string text) => new(
        MailSubject.Of(subject),
        MailSubject.OnOneLine(subject),
        [
            Phrases.GreetingWithoutName,
            .. Written(text),
            phrases.Signature(),
            new Passage.Link(
                $"{sender.Name} skriver til dig, fordi du {Phrases.Day(DanishTime.DayOf(consent.GivenAt))} bad om at høre om kommende webinarer. Vil du ikke det længere?",
                "Sig nej tak",
                links.Consent(consent.Id)) { IsSmall = true },
        ]);

    private static bool IsForRecording(SignUp signUp, Webinar webinar) => webinar.IsOverAt(signUp.CreatedAt);

    private IEnumerable<Passage> WhatThereIs(SignUp signUp, Webinar webinar) =>
    [
        new Passage.Button("Se optagelsen", RecordingAddress(signUp, webinar)),
        new Passage.Facts(
        [
            new Fact("Webinar", Phrases.Title(webinar)),
            .. webinar.RecordingUntil is { } until ? [new Fact("Kan ses til", DanishTime.Write(until))] : Array.Empty<Fact>(),
        ]),
        .. Extra("Vil du se det, der blev vist?", "Hent præsentationen", webinar.SlidesUrl),
        .. Extra("Vil du fortælle, hvad du fik ud af det?", "Svar på spørgeskemaet", webinar.QuestionnaireUrl),
    ];

    /// <summary>A recording for those who signed up is seen from one's own page.</summary>
    private string RecordingAddress(SignUp signUp, Webinar webinar) =>
        webinar is { RecordingIsForSignedUp: false, RecordingUrl: { } recording } ? recording.AbsoluteUri : links.Manage(signUp);

    private static IEnumerable<Passage> Extra(string lead, string text, Uri? address) =>
        address is null ? [] : [new Passage.Link(lead, text, address.AbsoluteUri)];

    /// <summary>What staff wrote, as text and nothing but text.</summary>
    private static IEnumerable<Passage> Written(string text)
    {
        var visible = TypedText.WithoutInvisible(text).ReplaceLineEndings("\n").Split('\n')
            .Select(line => new string([.. line.Where(character => !char.IsControl(character))]).Trim());
        return string.Join('\n', visible).Split("\n\n", StringSplitOptions.RemoveEmptyEntries)
            .Select(paragraph => new Passage.Paragraph(paragraph.Trim('\n')))
            .Where(paragraph => paragraph.Text.Length > 0);
    }
}
