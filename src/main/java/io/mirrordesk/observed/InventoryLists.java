package io.mirrordesk.observed;

import io.mirrordesk.contract.Slice;
import io.mirrordesk.desired.ManagedRegistry;
import io.mirrordesk.desired.Registries;
import io.mirrordesk.observed.listing.ListReader;
import io.mirrordesk.observed.listing.ListStatement;
import io.mirrordesk.observed.listing.ListedTable;
import io.mirrordesk.observed.query.Term;
import io.mirrordesk.plan.RegistryId;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lists of the repositories and images of all registries, filtered, sorted and paged. */
@Service
public class InventoryLists {

    private final ListReader reader;
    private final MediaTypes types;
    private final Registries registries;
    private final Clock clock;

    InventoryLists(ListReader reader, MediaTypes types, Registries registries, Clock clock) {
        this.reader = reader;
        this.types = types;
        this.registries = registries;
        this.clock = clock;
    }

    /**
     * One page of the repositories that match.
     *
     * @throws io.mirrordesk.contract.InvalidInput at {@code cursor} unless a list in this order gave it out
     */
    public Slice<RepositoryRow> repositories(RepositoryQuery query) {
        Map<RegistryId, String> pullHosts = pullHosts();
        return reader.page(statement(query), (row, _) -> RowMapping.repository(row, pullHosts));
    }

    /**
     * One page of the images that match.
     *
     * @throws io.mirrordesk.contract.InvalidInput at {@code cursor} unless a list in this order gave it out
     */
    public Slice<ListedImage> images(ImageQuery query) {
        return reader.page(statement(query), (row, _) -> RowMapping.listedImage(row));
    }

    /** Every repository that matches, in order and without holding them in memory; limit and cursor are ignored. */
    @Transactional(readOnly = true)
    public void eachRepository(RepositoryQuery query, Consumer<RepositoryRow> to) {
        Map<RegistryId, String> pullHosts = pullHosts();
        reader.each(statement(query.after(null)), (row, _) -> RowMapping.repository(row, pullHosts), to);
    }

    /** Every image that matches, in order and without holding them in memory; limit and cursor are ignored. */
    @Transactional(readOnly = true)
    public void eachImage(ImageQuery query, Consumer<ListedImage> to) {
        reader.each(statement(query.after(null)), (row, _) -> RowMapping.listedImage(row), to);
    }

    /** How many would match without each of these conditions of the query's first filter; 10,001 stands for more than 10,000. */
    public List<Long> totalsWithout(RepositoryQuery query, List<Term> terms) {
        return reader.totalsWithout(statement(query.after(null)), terms);
    }

    /** How many would match without each of these conditions of the query's first filter; 10,001 stands for more than 10,000. */
    public List<Long> totalsWithout(ImageQuery query, List<Term> terms) {
        return reader.totalsWithout(statement(query.after(null)), terms);
    }

    private ListStatement statement(RepositoryQuery query) {
        return new ListStatement(
                ListedTable.REPOSITORIES,
                query.filters(),
                query.sort().order(),
                query.limit(),
                query.cursor(),
                clock.instant(),
                types::matching);
    }

    private ListStatement statement(ImageQuery query) {
        return new ListStatement(
                ListedTable.IMAGES,
                query.filters(),
                query.sort().order(),
                query.limit(),
                query.cursor(),
                clock.instant(),
                types::matching);
    }

    private Map<RegistryId, String> pullHosts() {
        return registries.all().stream().collect(Collectors.toMap(ManagedRegistry::id, ManagedRegistry::pullHost));
    }
}
