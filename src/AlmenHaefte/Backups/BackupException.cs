namespace AlmenHaefte.Backups;

/// <summary>The message tells, in Danish, whoever runs the site what went wrong, and that nothing was changed or lost by it.</summary>
public sealed class BackupException(string message, Exception? cause = null) : Exception(message, cause);
