using AlmenHaefte.Tests.Content;

namespace AlmenHaefte.Tests.Booklets;

public sealed class QuestionTests
{
    [Fact]
    public void A_question_stands_with_the_points_it_belongs_to()
    {
        var questions = ContentTree.Valid().Publish().Booklets[0].Find("foer")!;

        Assert.Contains(
            "<div class=\"question\" id=\"hvad-vil-i\"><h3 class=\"question-text\">Hvad vil I?</h3>\n<p>Tænk over det.</p>\n"
            + "<p class=\"question-points\">Hører til <a href=\"/haefter/broen/ord\">punkt 1, Ord</a> og <a href=\"/haefter/broen/taal\">punkt 2, Tål</a></p>\n</div>\n",
            questions.Text.Html, StringComparison.Ordinal);
        Assert.Equal([1, 2], Assert.Single(questions.Questions).Points);
    }

    [Fact]
    public void A_point_lists_the_questions_that_name_it() => Assert.Contains(
        "<ul class=\"question-list\">\n<li><a href=\"/haefter/broen/foer#hvad-vil-i\">Hvad vil I?</a> <span class=\"question-phase\">Før</span></li>\n</ul>\n<p class=\"question-points\"><a href=\"/haefter/broen/arbejdsark#spoergsmaal-hvad-vil-i\">Svar i arbejdsarket</a></p>\n",
        ContentTree.Valid().PublishPoint().Text.Html, StringComparison.Ordinal);

    [Fact]
    public void A_point_that_no_question_names_lists_none() => Assert.DoesNotContain(
        "hvad-vil-i", ContentTree.Valid().Changing(ContentTree.Questions, "punkter=1,2", "punkter=2").PublishPoint().Text.Html, StringComparison.Ordinal);

    [Fact]
    public void The_id_of_a_question_is_unique_in_the_booklet_for_readers_answers_hang_on_it() =>
        ContentTree.Valid().Saying("Tekst\n\n::: spoergsmaal {#hvad-vil-i}\nOg hvad så?\n:::")
            .Refuses(ContentTree.Questions, ContentTree.BodyLine("fase") + 2, "betegnelsen {#hvad-vil-i} bruges også i haefter/broen/punkter/ord.md");

    [Fact]
    public void Questions_without_an_id_are_not_mistaken_for_each_other()
    {
        var faults = ContentTree.Valid().Saying("::: spoergsmaal\nOg hvad så?\n:::").Changing(ContentTree.Questions, " {#hvad-vil-i punkter=1,2}", "").Faults();

        Assert.Equal(2, faults.Count);
        Assert.All(faults, fault => Assert.Contains("har ingen permanent betegnelse", fault.What, StringComparison.Ordinal));
    }
}
