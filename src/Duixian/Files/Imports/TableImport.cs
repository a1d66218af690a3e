using Duixian.Data;
using Duixian.Domain;
using Duixian.Domain.Ledger;
using Duixian.Reading.Sheets;

namespace Duixian.Files.Imports;

/// <summary>What an import is asked for.</summary>
/// <param name="By">Whose scope limits what the rows may touch.</param>
/// <param name="Of">What the rows belong to, where a kind needs it: the register, for instance.</param>
internal sealed record ImportAsk(Actor By, string? Of);

/// <summary>One kind of table that may be imported: its columns, who may, and how its rows are read. A module registers each of its kinds as a <see cref="TableImport"/>.</summary>
internal abstract class TableImport
{
    /// <summary>Its name in addresses and on the command line, such as <c>offices</c>.</summary>
    public abstract string Kind { get; }

    public abstract Power Power { get; }

    /// <summary>The columns of the table; may depend on what the rows belong to.</summary>
    public abstract ValueTask<Result<SheetColumns>> ColumnsAsync(ImportAsk ask, CancellationToken cancel);

    /// <summary>What is kept of an uploaded file between trial and confirmation; less than was sent where a column must not be kept.</summary>
    public virtual byte[] Kept(SheetTable table, byte[] content) => content;

    /// <summary>Reads every row against what is known, reports each, and changes nothing.</summary>
    /// <returns>What applies the good rows to the objects read and records the act's entries.</returns>
    public abstract Task<Action<Act>> ReadAsync(SheetTable table, ImportReport report, ImportAsk ask, CancellationToken cancel);

    /// <summary>The file as it may be kept between trial and confirmation: a kind whose rows hold what must never be stored takes it out here.</summary>
    public virtual ValueTask<byte[]> WithoutSecretsAsync(SheetTable table, byte[] content, ImportAsk ask, CancellationToken cancel) => new(content);

    /// <summary>Saves the act once the good rows were applied; a kind that can only decide something while nobody else writes says how.</summary>
    public virtual Task<Result<Receipt>> SaveAsync(DuixianDb db, Act act, CancellationToken cancel) => db.SaveAsync(act, cancel);
}
