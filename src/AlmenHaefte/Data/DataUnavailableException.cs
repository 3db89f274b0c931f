namespace AlmenHaefte.Data;

/// <summary>Nothing was written, and the same request may succeed in a moment: to a visitor, 503 and try again.</summary>
public sealed class DataUnavailableException(string message, Exception? cause = null) : Exception(message, cause);
