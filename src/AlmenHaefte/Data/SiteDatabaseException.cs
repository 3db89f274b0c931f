namespace AlmenHaefte.Data;

/// <summary>The database cannot be used as it is. The message tells, in Danish, whoever runs the site what is wrong and what to do.</summary>
public sealed class SiteDatabaseException(string message, Exception? cause = null) : Exception(message, cause);
