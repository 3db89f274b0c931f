using AlmenHaefte.Tests.WholeSite;

namespace AlmenHaefte.BrowserTests;

public sealed class ReflowTests(Chromium chromium, PagesOfEveryKind site) : IClassFixture<PagesOfEveryKind>
{
    [Theory]
    [InlineData(320, 256)]
    [InlineData(375, 812)]
    [InlineData(768, 1024)]
    [InlineData(1440, 900)]
    public async Task No_page_needs_scrolling_sideways(int width, int height)
    {
        await using var reader = await Reader.AtAsync(chromium, site, new Screen(width, height));
        var faults = new List<string>();
        foreach (var address in site.Addresses.Append(PagesOfEveryKind.LastResort))
        {
            await reader.OpensAsync(address);
            var wide = await reader.Page.EvaluateAsync<string[]>("""
                () => document.documentElement.scrollWidth <= innerWidth ? [] : [...document.body.querySelectorAll('*')]
                  .filter(element => element.getBoundingClientRect().right > innerWidth + 1 && !element.closest('.table-scroll'))
                  .slice(0, 3).map(element => element.outerHTML.slice(0, 80))
                """);
            faults.AddRange(wide.Select(element => $"{address}: {element}"));
        }
        Faults.None(faults);
    }

    [Fact]
    public async Task Text_spaced_as_a_reader_with_dyslexia_may_need_it_is_not_cut_off()
    {
        await using var reader = await Reader.AtAsync(chromium, site, Screen.Phone);
        var faults = new List<string>();
        foreach (var address in site.Addresses)
        {
            await reader.OpensAsync(address);
            // WCAG 1.4.12. Set through the CSSOM, which the content policy lets be.
            var cut = await reader.Page.EvaluateAsync<string[]>("""
                () => {
                  for (const element of document.body.querySelectorAll('*')) {
                    if (element instanceof SVGElement) continue;
                    element.style.setProperty('line-height', '1.5', 'important');
                    element.style.setProperty('letter-spacing', '.12em', 'important');
                    element.style.setProperty('word-spacing', '.16em', 'important');
                  }
                  return [...document.body.querySelectorAll('a, p, h1, h2, h3, li, button, label, summary')]
                    .filter(element => !element.classList.contains('skip') && element.getBoundingClientRect().right > innerWidth + 1 && !element.closest('.table-scroll'))
                    .slice(0, 3).map(element => element.outerHTML.slice(0, 80));
                }
                """);
            faults.AddRange(cut.Select(element => $"{address}: {element}"));
        }
        Faults.None(faults);
    }
}
