using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AlmenHaefte.Tests.Newsroom;

/// <summary>An OpenID provider on this machine: discovery, authorization code with PKCE, tokens signed with RS256. Whoever asks is signed in at once, as whom the test says.</summary>
internal sealed class LocalProvider : IAsyncDisposable
{
    public const string ClientId = "almenhaefte";
    public const string ClientSecret = "en-hemmelighed";

    private readonly RSA key = RSA.Create(2048);
    private readonly ConcurrentDictionary<string, Asked> codes = new(StringComparer.Ordinal);
    private readonly WebApplication app;

    private LocalProvider()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.MapGet("/.well-known/openid-configuration", () => new
        {
            issuer = Address,
            authorization_endpoint = $"{Address}/authorize",
            token_endpoint = $"{Address}/token",
            jwks_uri = $"{Address}/keys",
            response_types_supported = Json("code"),
            subject_types_supported = Json("public"),
            id_token_signing_alg_values_supported = Json("RS256"),
        });
        app.MapGet("/keys", () => new { keys = new[] { new { kty = "RSA", use = "sig", alg = "RS256", kid = "1", n = Parameter(rsa => rsa.Modulus!), e = Parameter(rsa => rsa.Exponent!) } } });
        app.MapGet("/authorize", (HttpRequest request) => Authorize(request));
        app.MapPost("/token", async (HttpRequest request) => Token(await request.ReadFormAsync()));
    }

    public string Address => app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    /// <summary>What the token tells of the person.</summary>
    public Dictionary<string, object> Claims { get; set; } = [];

    /// <summary>For whom the token is made out.</summary>
    public string Audience { get; set; } = ClientId;

    /// <summary>The provider's answer instead of a code.</summary>
    public string? Refusal { get; set; }

    public static async Task<LocalProvider> StartAsync()
    {
        var provider = new LocalProvider();
        await provider.app.StartAsync(TestContext.Current.CancellationToken);
        return provider;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        key.Dispose();
    }

    private IResult Authorize(HttpRequest request)
    {
        var asked = request.Query;
        var code = Guid.NewGuid().ToString("N");
        codes[code] = new Asked(asked["nonce"].ToString(), asked["code_challenge"].ToString(), asked["redirect_uri"].ToString());
        var answer = Refusal is null ? $"code={code}" : $"error={Refusal}";
        return asked["client_id"] == ClientId && asked["response_type"] == "code" && asked["code_challenge_method"] == "S256"
            ? Results.Redirect($"{asked["redirect_uri"]}?{answer}&state={Uri.EscapeDataString(asked["state"].ToString())}")
            : Results.BadRequest();
    }

    private IResult Token(IFormCollection form)
    {
        var isRight = codes.TryRemove(form["code"].ToString(), out var asked)
            && form["client_id"] == ClientId && form["client_secret"] == ClientSecret && form["redirect_uri"] == asked.RedirectUri
            && Encode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString()))) == asked.Challenge;
        return isRight ? Results.Json(new { access_token = "-", token_type = "Bearer", expires_in = 300, id_token = IdToken(asked!.Nonce) }) : Results.BadRequest(new { error = "invalid_grant" });
    }

    private string IdToken(string nonce)
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var claims = new Dictionary<string, object>(Claims) { ["iss"] = Address, ["aud"] = Audience, ["sub"] = "1", ["nonce"] = nonce, ["iat"] = now, ["exp"] = now + 300 };
        var content = $"{Encode("""{"alg":"RS256","kid":"1","typ":"JWT"}"""u8)}.{Encode(JsonSerializer.SerializeToUtf8Bytes(claims))}";
        return $"{content}.{Encode(key.SignData(Encoding.ASCII.GetBytes(content), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
    }

    private string Parameter(Func<RSAParameters, byte[]> which) => Encode(which(key.ExportParameters(includePrivateParameters: false)));

    private static string[] Json(string value) => [value];

    private static string Encode(ReadOnlySpan<byte> bytes) => Base64Url.EncodeToString(bytes);

    private sealed record Asked(string Nonce, string Challenge, string RedirectUri);
}
