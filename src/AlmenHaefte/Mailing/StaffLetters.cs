using AlmenHaefte.Staff;
using AlmenHaefte.Time;

namespace AlmenHaefte.Mailing;

/// <summary>To those who work in the newsroom.</summary>
internal sealed class StaffLetters(Phrases phrases, SiteLinks links, Sender sender)
{
    internal Letter Link(StaffMember member, SecretKey link) => new(
        MailSubject.Of(member.HasEntered ? $"Nyt link til redaktionen på {sender.SiteName}" : $"Du er inviteret til redaktionen på {sender.SiteName}"),
        member.HasEntered ? "Her er dit nye link" : "Du er inviteret til redaktionen",
        [
            Phrases.GreetingWithoutName,
            new Passage.Paragraph(
                member.HasEntered
                    ? "Med linket kan du lave en adgangsnøgle på en ny enhed. De adgangsnøgler, du har, virker stadig."
                    : $"Du kan være med til at skrive og udgive på {sender.SiteName} som {member.Role.InDanish()}. Første gang laver du en adgangsnøgle på din egen enhed. Den bruger du i stedet for en adgangskode."),
            new Passage.Button("Lav en adgangsnøgle", links.StaffLink(link), $"Linket virker én gang og til {DanishTime.Write(member.LinkEndsAt!.Value)}."),
            new Passage.Paragraph("Giv ikke linket til andre: det er en nøgle. Venter du det ikke, så lad mailen ligge, og sig det til en kollega på redaktionen."),
            phrases.Signature(),
        ]);
}
