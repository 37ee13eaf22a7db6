namespace NewsReader.Tests;

/// <summary>
/// A test class that is disposed of asynchronously after each test. xunit 2 does not look for <see cref="IAsyncDisposable"/>:
/// without this one, each site of a test would live on, with its threads and files, until the last test has ended.
/// </summary>
public interface IAsyncDisposed : IAsyncLifetime, IAsyncDisposable
{
    Task IAsyncLifetime.InitializeAsync() => Task.CompletedTask;

    Task IAsyncLifetime.DisposeAsync() => ((IAsyncDisposable)this).DisposeAsync().AsTask();
}
