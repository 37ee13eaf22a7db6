using Microsoft.Extensions.Time.Testing;
using NewsReader.Accounts.SignIn;

namespace NewsReader.Tests.Accounts;

public sealed class SignInThrottleTests
{
    private static readonly SignInClient Here = new("here");
    private static readonly SignInClient Known = new("device", IsKnown: true);

    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly SignInThrottle throttle;

    public SignInThrottleTests() => throttle = new(clock);

    [Fact]
    public void Each_failure_doubles_the_wait_up_to_a_quarter_of_an_hour()
    {
        foreach (var client in (SignInClient[])[Here, Known])
        {
            List<double> waits = [];
            for (var tries = 0; tries < 20; tries++)
            {
                Assert.Null(throttle.Begin(client));
                var wait = throttle.Begin(client);
                waits.Add(wait?.TotalSeconds ?? 0);
                if (wait is null)
                    tries++;
                clock.Advance(wait ?? TimeSpan.Zero);
            }
            Assert.Equal([0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900], waits.Take(14));
            clock.Advance(TimeSpan.FromHours(1));
        }
    }

    [Fact]
    public void A_known_browser_is_never_slowed_down_by_others()
    {
        for (var other = 0; other < 1_000; other++)
            throttle.Begin(new($"other {other}"));
        Assert.NotNull(throttle.Begin(Here));
        Assert.Null(throttle.Begin(Known));
    }

    [Fact]
    public void However_many_addresses_an_attacker_has_few_attempts_are_checked()
    {
        var tried = 0;
        for (var second = 0; second < 3_600; second++)
        {
            for (var other = 0; other < 20; other++)
            {
                if (throttle.Begin(new($"{second} {other}")) is null)
                    tried++;
                if (throttle.Begin(new($"patient {second} {other}", HasWaited: true)) is null)
                    tried++;
            }
            clock.Advance(TimeSpan.FromSeconds(1));
        }
        Assert.InRange(tried, 1_000, 3_100);
    }

    [Fact]
    public void A_stranger_who_waits_as_told_gets_in_while_others_try_without_waiting()
    {
        for (var second = 0; second < 600; second++)
        {
            for (var other = 0; other < 50; other++)
                throttle.Begin(new($"{second} {other}"));
            clock.Advance(TimeSpan.FromSeconds(1));
        }
        for (var other = 0; other < 50; other++)
            throttle.Begin(new($"last {other}"));
        Assert.Equal(SignInThrottle.Patience, throttle.Begin(Here));
        Assert.Null(throttle.Begin(Here with { HasWaited = true }));
    }

    [Fact]
    public void An_unguessable_secret_is_slowed_down_only_by_the_clients_own_failures()
    {
        for (var other = 0; other < 1_000; other++)
            Assert.Null(throttle.Begin(new($"other {other}"), isGuessable: false));
        for (var tries = 0; tries < 5; tries++)
            Assert.Null(throttle.Begin(Here, isGuessable: false));
        Assert.NotNull(throttle.Begin(Here, isGuessable: false));
    }

    [Fact]
    public void A_right_attempt_clears_the_failures_and_so_does_an_hour()
    {
        for (var tries = 0; tries < 5; tries++)
            throttle.Begin(Here);
        Assert.NotNull(throttle.Begin(Here));
        throttle.Forget(Here);
        for (var tries = 0; tries < 5; tries++)
            Assert.Null(throttle.Begin(Here));
        clock.Advance(TimeSpan.FromHours(2));
        for (var tries = 0; tries < 5; tries++)
            Assert.Null(throttle.Begin(Here));
    }

    [Fact]
    public void A_clock_that_is_set_back_changes_nothing()
    {
        for (var other = 0; other < 100; other++)
            throttle.Begin(new($"other {other}"));
        clock.AdjustTime(clock.GetUtcNow() - TimeSpan.FromDays(1));
        Assert.NotNull(throttle.Begin(Here));
        clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Null(throttle.Begin(Here));
    }

    [Fact]
    public void Many_addresses_take_little_memory_and_none_slips_through()
    {
        for (var tries = 0; tries < 5; tries++)
            throttle.Begin(Here, isGuessable: false);
        for (var other = 0; other < 12_000; other++)
            Assert.Null(throttle.Begin(new($"other {other}"), isGuessable: false));
        Assert.NotNull(throttle.Begin(Here, isGuessable: false));
    }
}
