using AlmenHaefte.Web.Scripts;

namespace AlmenHaefte.Tests.Scripts;

public sealed class JoinedModuleTests
{
    [Fact]
    public void A_module_that_imports_nothing_stands_in_a_scope_of_its_own() =>
        Assert.Equal("const $notes = (() => {\nconst main = 1;\nreturn {  };\n})();\n", Join("notes.js", ("notes.js", "const main = 1;\n")));

    [Fact]
    public void What_a_module_imports_stands_before_it_and_goes_by_the_names_that_it_is_given()
    {
        var script = Join("a.js",
            ("a.js", "// Et ø.\nimport { replace as type, insert } from \"./b-c.js\";\ntype(insert);\n"),
            ("b-c.js", "export function replace() {}\nexport const insert = 1;\nexport async function far() {}\nexport class Near {}\n"));

        Assert.Equal(
            """
            const $b_c = (() => {
            function replace() {}
            const insert = 1;
            async function far() {}
            class Near {}
            return { replace, insert, far, Near };
            })();
            const $a = (() => {
            // Et ø.
            const { replace: type, insert } = $b_c;
            type(insert);
            return {  };
            })();

            """,
            script);
    }

    [Fact]
    public void A_module_that_two_others_import_stands_once()
    {
        var script = Join("a.js", ("a.js", "import './b.js';\nimport './c.js';\n"), ("b.js", "import { one } from './c.js';\n"), ("c.js", "export const one = 1;\n"));

        Assert.Equal(2, script.Split("$c = ").Length);
        Assert.True(script.IndexOf("$c = ", StringComparison.Ordinal) < script.IndexOf("$b = ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("import all from './b.js';")]
    [InlineData("import * as all from './b.js';")]
    [InlineData("import 'https://example.org/b.js';")]
    [InlineData("export default 1;")]
    [InlineData("export { one };")]
    [InlineData("export let one = 1;")]
    [InlineData("import './a.js';")]
    public void A_form_that_cannot_be_joined_names_its_file(string line) =>
        Assert.Contains("a.js", Assert.Throws<InvalidOperationException>(() => Join("a.js", ("a.js", line), ("b.js", ""))).Message, StringComparison.Ordinal);

    private static string Join(string first, params (string Name, string Text)[] files) => JoinedModule.Of(first, name => files.Single(file => file.Name == name).Text);
}
