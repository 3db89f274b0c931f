using AlmenHaefte.Data;
using AlmenHaefte.SignUps;
using AlmenHaefte.Tests.Data;
using AlmenHaefte.Tests.Webinars;
using AlmenHaefte.Webinars;
using Microsoft.EntityFrameworkCore;

namespace AlmenHaefte.Tests.SignUps;

public sealed class SignUpDeskTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    /// <summary>Each test has a webinar of its own in the one database.</summary>
    private readonly Webinar webinar = Launch.Webinar with { Id = Guid.NewGuid().ToString() };

    [Fact]
    public async Task A_person_is_signed_up()
    {
        var request = Cast.Request(" Søren O’Brien ", "Soeren@Blåbærgrød.example", "fsb & KAB");

        var result = await EnterAsync(request);

        var row = Assert.Single(await RowsAsync());
        Assert.Equal(row.Id, Assert.IsType<SignUpResult.SignedUp>(result).SignUp.Id);
        Assert.Equal("Søren O’Brien", row.Name);
        Assert.Equal("Soeren@Blåbærgrød.example", row.Email);
        Assert.Equal("soeren@xn--blbrgrd-fxak7p.example", row.EmailKey);
        Assert.Equal("fsb & KAB", row.Organisation);
        Assert.Equal(SignUpState.Confirmed, row.State);
        Assert.Equal(Launch.InMarch, row.CreatedAt);
        Assert.Equal(TimeSpan.Zero, row.CreatedAt.Offset);
    }

    [Fact]
    public async Task A_form_sent_five_times_is_one_sign_up_and_one_answer()
    {
        var request = Cast.Aase;

        for (var time = 0; time < 5; time++)
        {
            Assert.IsType<SignUpResult.SignedUp>(await EnterAsync(request));
        }

        Assert.Single(await RowsAsync());
    }

    [Fact]
    public async Task A_form_sent_five_times_at_once_is_one_sign_up_and_one_answer()
    {
        var request = Cast.Aase;

        var results = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => EnterAsync(request))));

        Assert.All(results, result => Assert.IsType<SignUpResult.SignedUp>(result));
        Assert.Single(await RowsAsync());
    }

    [Fact]
    public async Task A_form_sent_again_after_the_webinar_closed_gets_the_same_answer()
    {
        var request = Cast.Aase;
        await EnterAsync(request);

        Assert.IsType<SignUpResult.SignedUp>(await EnterAsync(request, webinar with { CancelledBecause = "Sygdom." }));
    }

    [Fact]
    public async Task A_form_left_open_serves_the_next_person_too()
    {
        var first = Cast.Aase;

        await EnterAsync(first);
        await EnterAsync(Cast.Soeren with { SubmissionId = first.SubmissionId });

        Assert.Equal(2, (await RowsAsync()).Count);
    }

    [Fact]
    public async Task A_person_who_is_signed_up_already_is_not_signed_up_twice_and_nothing_is_overwritten()
    {
        await EnterAsync(Cast.Request("Åse Ærø", "Aase@almenbo.example", "KAB"));

        var result = await EnterAsync(Cast.Request("En anden", "AASE@ALMENBO.EXAMPLE", "Et andet sted"));

        Assert.IsType<SignUpResult.AlreadySignedUp>(result);
        var row = Assert.Single(await RowsAsync());
        Assert.Equal(("Åse Ærø", "Aase@almenbo.example", "KAB"), (row.Name, row.Email, row.Organisation));
    }

    [Fact]
    public async Task The_same_person_may_come_to_two_webinars()
    {
        var other = webinar with { Id = Guid.NewGuid().ToString() };

        Assert.IsType<SignUpResult.SignedUp>(await EnterAsync(Cast.Aase));
        Assert.IsType<SignUpResult.SignedUp>(await EnterAsync(Cast.Aase, other));
    }

    [Fact]
    public async Task A_full_webinar_turns_the_next_person_away()
    {
        var small = webinar with { Capacity = 1, HasWaitingList = false };
        await EnterAsync(Cast.Aase, small);

        var refused = Assert.IsType<SignUpResult.Refused>(await EnterAsync(Cast.Soeren, small));

        Assert.Equal(WebinarPhase.Full, refused.Moment.Phase);
        Assert.Single(await RowsAsync());
    }

    [Fact]
    public async Task A_full_webinar_does_not_tell_who_is_signed_up()
    {
        var small = webinar with { Capacity = 1, HasWaitingList = false };
        await EnterAsync(Cast.Aase, small);

        Assert.Equal(await EnterAsync(Cast.Soeren, small), await EnterAsync(Cast.Aase, small));
    }

    [Fact]
    public async Task A_closed_webinar_does_not_tell_who_is_signed_up()
    {
        await EnterAsync(Cast.Aase);
        var closed = webinar with { ClosesAt = Launch.InMarch };

        var refused = Assert.IsType<SignUpResult.Refused>(await EnterAsync(Cast.Aase, closed));

        Assert.Equal(WebinarPhase.SignUpClosed, refused.Moment.Phase);
        Assert.Equal(refused, await EnterAsync(Cast.Soeren, closed));
    }

    [Fact]
    public async Task Two_hundred_people_at_once_get_the_ten_seats_there_are()
    {
        using var gate = new WriteGate(TimeSpan.FromMinutes(2));
        var small = webinar with { Capacity = 10, HasWaitingList = false };

        var results = await Task.WhenAll(Enumerable.Range(0, 200).Select(n => Task.Run(() =>
            database.AtDeskAsync(desk => desk.EnterAsync(small, Cast.Request($"Deltager {n}", $"deltager{n}@almenbo.example"), Desks.Form, Launch.InMarch, CancellationToken.None), gate))));

        Assert.Equal(10, results.Count(result => result is SignUpResult.SignedUp));
        Assert.Equal(190, results.Count(result => result is SignUpResult.Refused { Moment.Phase: WebinarPhase.Full }));
        Assert.Equal(10, (await RowsAsync()).Count);
    }

    /// <summary>What shows that the tests above can fail: the same desk, and everybody counts the seats before anybody is written down.</summary>
    [Fact]
    public async Task Without_the_lock_there_would_be_more_people_than_seats()
    {
        const int People = 20;
        var small = webinar with { Capacity = 10, HasWaitingList = false };
        var options = new DbContextOptionsBuilder<SiteDb>();
        SiteDatabase.Configure(options, database.Folder);
        options.AddInterceptors(new WithoutLock(People));

        var results = await Task.WhenAll(Enumerable.Range(0, People).Select(n => Task.Run(async () =>
        {
            using var ownGate = new WriteGate();
            await using var db = new SiteDb(options.Options);
            return await new Desks(db, ownGate).SignUp.EnterAsync(small, Cast.Request($"Deltager {n}", $"deltager{n}@almenbo.example"), Desks.Form, Launch.InMarch, CancellationToken.None);
        })));

        Assert.Equal(People, results.Count(result => result is SignUpResult.SignedUp));
        Assert.Equal(People, (await RowsAsync()).Count);
    }

    [Fact]
    public async Task The_transaction_alone_keeps_the_last_seat_when_the_queue_does_not()
    {
        var small = webinar with { Capacity = 1, HasWaitingList = false };

        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => Task.Run(async () =>
        {
            using var ownGate = new WriteGate();
            var request = Cast.Request($"Deltager {n}", $"deltager{n}@almenbo.example");
            return await database.AtDeskAsync(desk => desk.EnterAsync(small, request, Desks.Form, Launch.InMarch, CancellationToken.None), ownGate);
        })));

        Assert.Single(results, result => result is SignUpResult.SignedUp);
        Assert.Single(await RowsAsync());
    }

    [Fact]
    public async Task A_corrected_address_takes_over_the_seat()
    {
        var mistaken = Cast.Request("Åse Ærø", "aase@almenbo.exampel");
        await EnterAsync(mistaken);
        var later = Launch.InMarch.AddMinutes(10);

        var result = await CorrectAsync(mistaken, "aase@almenbo.example", now: later);

        var rows = await RowsAsync();
        Assert.Equal(2, rows.Count);
        Assert.Equal((SignUpState.Cancelled, CancelReason.AddressChanged, later), (rows[0].State, rows[0].CancelledBecause, rows[0].CancelledAt));
        Assert.Equal((SignUpState.Confirmed, "aase@almenbo.example", Launch.InMarch), (rows[1].State, rows[1].Email, rows[1].CreatedAt));
        Assert.Equal(rows[1].Id, Assert.IsType<SignUpResult.SignedUp>(result).SignUp.Id);
    }

    [Fact]
    public async Task A_correction_keeps_the_last_seat()
    {
        var small = webinar with { Capacity = 1, HasWaitingList = false };
        var mistaken = Cast.Request("Åse Ærø", "aase@almenbo.exampel");
        await EnterAsync(mistaken, small);

        Assert.IsType<SignUpResult.SignedUp>(await CorrectAsync(mistaken, "aase@almenbo.example", small));
        Assert.IsType<SignUpResult.Refused>(await EnterAsync(Cast.Soeren, small));
    }

    [Fact]
    public async Task A_correction_sent_twice_is_one_correction()
    {
        var mistaken = Cast.Request("Åse Ærø", "aase@almenbo.exampel");
        await EnterAsync(mistaken);

        Assert.IsType<SignUpResult.SignedUp>(await CorrectAsync(mistaken, "aase@almenbo.example"));
        Assert.IsType<SignUpResult.SignedUp>(await CorrectAsync(mistaken, "aase@almenbo.example"));

        Assert.Equal(2, (await RowsAsync()).Count);
    }

    [Fact]
    public async Task A_correction_can_be_taken_back()
    {
        var first = Cast.Aase;
        await EnterAsync(first);
        await CorrectAsync(first, "aase@privat.example");

        await CorrectAsync(first with { Email = Cast.Email("aase@privat.example") }, first.Email.Text);

        Assert.Equal(first.Email.Text, Assert.Single(await RowsAsync(), row => row.IsLive).Email);
    }

    [Fact]
    public async Task A_correction_to_an_address_that_is_signed_up_already_gives_up_the_mistaken_seat()
    {
        await EnterAsync(Cast.Aase);
        var mistaken = Cast.Request("Åse Ærø", "aase@almenbo.exampel");
        await EnterAsync(mistaken);

        Assert.IsType<SignUpResult.AlreadySignedUp>(await CorrectAsync(mistaken, Cast.Aase.Email.Text));

        Assert.Equal(Cast.Aase.Email.Text, Assert.Single(await RowsAsync(), row => row.IsLive).Email);
    }

    [Fact]
    public async Task A_correction_never_touches_a_sign_up_from_another_form()
    {
        await EnterAsync(Cast.Aase);
        var repeat = Cast.Aase;
        Assert.IsType<SignUpResult.AlreadySignedUp>(await EnterAsync(repeat));

        Assert.IsType<SignUpResult.SignedUp>(await CorrectAsync(repeat, "en.anden@almenbo.example"));

        Assert.Equal(2, (await RowsAsync()).Count(row => row.IsLive));
    }

    [Fact]
    public async Task A_correction_to_the_same_address_changes_nothing()
    {
        var request = Cast.Aase;
        await EnterAsync(request);

        Assert.IsType<SignUpResult.SignedUp>(await CorrectAsync(request, "AASE@almenbo.example"));

        Assert.True(Assert.Single(await RowsAsync()).IsLive);
    }

    [Fact]
    public async Task A_closed_webinar_takes_no_corrections()
    {
        var mistaken = Cast.Request("Åse Ærø", "aase@almenbo.exampel");
        await EnterAsync(mistaken);

        Assert.IsType<SignUpResult.Refused>(
            await CorrectAsync(mistaken, "aase@almenbo.example", webinar with { ClosesAt = Launch.InMarch }));
        Assert.True(Assert.Single(await RowsAsync()).IsLive);
    }

    [Fact]
    public async Task A_sign_up_is_on_disk_when_it_is_acknowledged()
    {
        await using var own = new TestDatabase();
        await own.InitializeAsync();
        await own.AtDeskAsync(desk => desk.EnterAsync(webinar, Cast.Aase, Desks.Form, Launch.InMarch, CancellationToken.None));
        own.Stop();

        using var reopened = await SiteDatabase.StartAsync(own.Folder, CancellationToken.None);

        Assert.Equal("Åse Ærø", Assert.Single(await own.RowsAsync()).Name);
    }

    private Task<SignUpResult> EnterAsync(SignUpRequest request, Webinar? at = null) =>
        database.AtDeskAsync(desk => desk.EnterAsync(at ?? webinar, request, Desks.Form, Launch.InMarch, CancellationToken.None));

    private Task<SignUpResult> CorrectAsync(SignUpRequest made, string email, Webinar? at = null, DateTimeOffset? now = null) =>
        database.AtDeskAsync(desk => desk.CorrectAsync(
            at ?? webinar, made.Email, made with { Email = Cast.Email(email) }, Desks.Form, now ?? Launch.InMarch, CancellationToken.None));

    private async Task<List<SignUp>> RowsAsync() =>
        [.. (await database.RowsAsync()).Where(row => row.WebinarId == webinar.Id)];
}
