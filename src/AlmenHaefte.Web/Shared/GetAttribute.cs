using Microsoft.AspNetCore.Mvc.Routing;

namespace AlmenHaefte.Web.Shared;

/// <summary>A page: answers GET, and HEAD alike, which monitors and link checkers use (RFC 9110 § 9.3.2).</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class GetAttribute(string template) : HttpMethodAttribute(["GET", "HEAD"], template);
