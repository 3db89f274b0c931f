namespace AlmenHaefte.Web.Shared;

/// <summary>The address of this action is a key to somebody's data: it is never written to the log.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class)]
internal sealed class SecretAddressAttribute : Attribute;
