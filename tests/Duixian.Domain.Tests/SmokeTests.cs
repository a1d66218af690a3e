namespace Duixian.Domain.Tests;
