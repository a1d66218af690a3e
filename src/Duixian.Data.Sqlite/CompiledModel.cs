// The code in Compiled imports both namespaces that have a Missing; it means ours.
global using Missing = Duixian.Domain.Commitments.Missing;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Data.Sqlite;

/// <summary>How the tables look, written down by <c>eng/compile-models.sh</c>: working it out made up half of every start.</summary>
internal static class CompiledModel
{
    public static DbContextOptionsBuilder UseCompiledModel(this DbContextOptionsBuilder options) =>
#if COMPILED_MODEL
        options.UseModel(Compiled.DuixianDbModel.Instance);
#else
        options;
#endif
}
