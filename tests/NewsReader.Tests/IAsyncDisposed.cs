namespace NewsReader.Tests;

/// <summary>
/// A test class that is disposed of asynchronously after each test. xunit 2 ignores <see cref="IAsyncDisposable"/>, so
/// without this each test site would live on, with its threads and files, until the last test has ended.
/// </summary>
public interface IAsyncDisposed : IAsyncLifetime, IAsyncDisposable
{
    Task IAsyncLifetime.InitializeAsync() => Task.CompletedTask;

    Task IAsyncLifetime.DisposeAsync() => ((IAsyncDisposable)this).DisposeAsync().AsTask();
}
