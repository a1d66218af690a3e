using System.Security.Cryptography;
using System.Text.Json;
using Duixian.Data;
using Duixian.Domain;
using Duixian.Domain.Ledger;

namespace Duixian.Accounts;

/// <summary>Makes the act of a request: who is signed in, the client's key, the hash of what was asked; and answers repeated keys.</summary>
internal sealed class Acts(DuixianDb db, SignedIn signedIn, IdSource ids)
{
    /// <summary>Runs a use case under a key. A known key is answered as the first time: where the use case comes as far as saving, by <see cref="DuixianDb.SaveAsync(Act, CancellationToken)"/>
    /// under the ledger's head; where it refuses, because what was done changed what it sees, here.</summary>
    public async Task<Result<Receipt>> RunAsync<TRequest>(string key, TRequest request, string? why, Func<Act, Task<Result<Receipt>>> useCase, CancellationToken cancel)
    {
        if (signedIn.Actor is not { } actor) { return Refusal.NotYours; }
        return await RunAsync(actor, key, request, why, request is INeedsConfirmation && !signedIn.IsConfirmed ? _ => Task.FromResult<Result<Receipt>>(Refusal.ConfirmFirst) : useCase, cancel);
    }

    public async Task<Result<Receipt>> RunAsync<TRequest>(Actor actor, string key, TRequest request, string? why, Func<Act, Task<Result<Receipt>>> useCase, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(key)) { key = ids.NewId().ToString("D"); }
        var hash = SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new { By = actor.Account, Use = typeof(TRequest).Name, Request = request }));
        var result = await useCase(new Act(ids.NewId(), actor, key, hash, string.IsNullOrWhiteSpace(why) ? null : why.Trim()));
        return result.Refusal is not null && await db.FindAnswerAsync(key, hash, cancel) is { } heard ? heard : result;
    }
}
