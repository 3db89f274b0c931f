namespace AlmenHaefte.Webinars;

/// <summary>A rule that a webinar breaks: the property to mend and, in Danish, what is wrong with it.</summary>
public sealed record WebinarFault(string Property, string Reason);
