using AlmenHaefte.Tests.WholeSite;

namespace AlmenHaefte.BrowserTests;

public sealed class JourneysInOwnColours(Chromium chromium, PagesOfEveryKind site) : IClassFixture<PagesOfEveryKind>
{
    [Fact]
    public async Task With_the_readers_own_colours_every_text_is_in_them()
    {
        await using var reader = await Reader.AtAsync(chromium, site, Screen.Desk with { ForcedColours = true });
        var faults = new List<string>();
        foreach (var address in site.Addresses)
        {
            await reader.OpensAsync(address);
            Assert.True(await reader.Page.EvaluateAsync<bool>("() => matchMedia('(forced-colors: active)').matches"));
            var faint = await reader.Page.EvaluateAsync<string[]>("""
                () => {
                  const own = keyword => { const probe = document.createElement('i'); probe.style.color = keyword; document.body.append(probe); const colour = getComputedStyle(probe).color; probe.remove(); return colour; };
                  const ground = own('Canvas');
                  return [...document.body.querySelectorAll('a, p, h1, h2, h3, li, dt, dd, td, th, summary, button, text')]
                    .filter(element => element.textContent.trim() && element.checkVisibility())
                    .filter(element => { const style = getComputedStyle(element); return (element instanceof SVGTextElement ? style.fill : style.color) === ground; })
                    .map(element => element.outerHTML.slice(0, 80));
                }
                """);
            faults.AddRange(faint.Select(element => $"{address}: {element}"));
        }
        Faults.None(faults);
    }
}
