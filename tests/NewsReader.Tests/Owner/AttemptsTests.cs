using System.Net;
using Microsoft.Extensions.Time.Testing;
using NewsReader.Owner;

namespace NewsReader.Tests.Owner;

public sealed class AttemptsTests
{
    private static readonly IPAddress Here = IPAddress.Parse("192.0.2.1");

    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly Attempts attempts;

    public AttemptsTests() => attempts = new(clock);

    [Fact]
    public void Each_failure_doubles_the_wait_up_to_a_quarter_of_an_hour()
    {
        List<double> waits = [];
        for (var tries = 0; tries < 20; tries++)
        {
            Assert.Null(attempts.Begin(Here, null));
            var wait = attempts.Begin(Here, null);
            waits.Add(wait?.TotalSeconds ?? 0);
            if (wait is null) tries++;
            clock.Advance(wait ?? TimeSpan.Zero);
        }
        Assert.Equal([0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900], waits.Take(14));
    }

    [Fact]
    public void From_many_addresses_one_secret_is_tried_once_a_minute()
    {
        var tried = 0;
        for (var second = 0; second < 3600; second++)
        {
            if (attempts.Begin(new IPAddress([10, 0, (byte)(second / 256), (byte)second]), "password") is null) tried++;
            clock.Advance(TimeSpan.FromSeconds(1));
        }
        Assert.InRange(tried, 60, 90);
    }

    [Fact]
    public void One_network_of_IPv6_is_one_address()
    {
        for (var host = 1; host <= 5; host++) Assert.Null(attempts.Begin(IPAddress.Parse($"2001:db8::{host}"), null));
        Assert.NotNull(attempts.Begin(IPAddress.Parse("2001:db8::6"), null));
        Assert.Null(attempts.Begin(IPAddress.Parse("2001:db8:0:1::6"), null));
    }

    [Fact]
    public void A_right_one_forgets_the_failures_and_so_does_an_hour()
    {
        for (var tries = 0; tries < 5; tries++) attempts.Begin(Here, "password");
        Assert.NotNull(attempts.Begin(Here, "password"));
        attempts.Forget(Here, "password");
        for (var tries = 0; tries < 5; tries++) Assert.Null(attempts.Begin(Here, "password"));
        clock.Advance(TimeSpan.FromHours(2));
        for (var tries = 0; tries < 5; tries++) Assert.Null(attempts.Begin(Here, "password"));
    }

    [Fact]
    public void Any_number_of_addresses_takes_little_room_and_none_slips_through()
    {
        for (var tries = 0; tries < 5; tries++) attempts.Begin(Here, null);
        for (var other = 0; other < 12_000; other++) Assert.Null(attempts.Begin(new IPAddress([10, (byte)(other >> 16), (byte)(other >> 8), (byte)other]), null));
        Assert.NotNull(attempts.Begin(Here, null));
    }
}
