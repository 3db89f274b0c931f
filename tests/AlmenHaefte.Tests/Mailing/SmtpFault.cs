namespace AlmenHaefte.Tests.Mailing;

/// <summary>What goes wrong in one conversation.</summary>
public enum SmtpFault
{
    None,
    GreetsLater,
    GreetsWithJunk,
    HangsUpBeforeGreeting,
    NeverGreets,
    RefusesLogin,
    RequiresLogin,
    RefusesSender,
    DelaysRecipient,
    RefusesRecipient,
    ClosesAtRecipient,
    DelaysMessage,
    RefusesMessage,
    HangsUpInMessage,
    StallsAfterMessage,

    /// <summary>The mail is taken, and the line is cut before the yes.</summary>
    TakesAndHangsUp,

    /// <summary>The mail is taken, and the yes never comes.</summary>
    TakesAndStalls,
    AnswersSlowly,
    StallsAtFarewell,
}
