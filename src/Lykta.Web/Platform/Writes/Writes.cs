using Lykta.Web.Platform.Tenancy;

namespace Lykta.Web.Platform.Writes;

/// <summary>The write queue as a page sees it: already in the request's partnership and as its viewer.</summary>
public sealed class Writes(WriteQueue queue, LyktaScope scope)
{
    public Task<T> RunAsync<T>(Func<WriteUnit, CancellationToken, Task<T>> work, CancellationToken cancel) =>
        queue.RunAsync(scope, work, cancel);

    public Task<Submitted> RunOnceAsync(
        SubmissionKey submission, Func<WriteUnit, CancellationToken, Task<string>> work, CancellationToken cancel) =>
        queue.RunOnceAsync(scope, submission, work, cancel);
}
