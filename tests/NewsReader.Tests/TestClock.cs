namespace NewsReader.Tests;

/// <summary>The system's clock, which a test can set ahead or back. Timers go on as ever.</summary>
public sealed class TestClock : TimeProvider
{
    public TimeSpan SetBy { get; set; }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + SetBy;
}
