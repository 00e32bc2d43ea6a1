package io.mirrordesk.request;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface RequestRows extends JpaRepository<Request, Long> {

    @Query(nativeQuery = true, value = """
            select * from request
             where registries @> array[cast(:registry as text)] and prefix = :prefix
               and kind in ('CREATE_MIRROR', 'CHANGE_MIRROR', 'RETIRE_MIRROR')
               and (state in ('SUBMITTED', 'APPROVED', 'RUNNING') or state = 'FAILED' and not rolled_back)
             order by id limit 1""")
    Optional<Request> openFor(String registry, String prefix);

    /** Also one of a mirror that brings it. */
    @Query(nativeQuery = true, value = """
            select * from request
             where registries @> array[cast(:registry as text)] and credential = :credential
               and (state in ('SUBMITTED', 'APPROVED', 'RUNNING') or state = 'FAILED' and not rolled_back)
             order by id limit 1""")
    Optional<Request> openForCredential(String registry, String credential);

    /** @param quoted the subject as the change has it, in quotation marks */
    @Query(nativeQuery = true, value = """
            select * from request
             where registries @> array[cast(:registry as text)] and kind = 'REPAIR_DRIFT'
               and position(cast(:quoted as text) in change) > 0
               and (state in ('SUBMITTED', 'APPROVED', 'RUNNING') or state = 'FAILED' and not rolled_back)
             order by id limit 1""")
    Optional<Request> openRepairOf(String registry, String quoted);

    /** Those about anything but further images that are not over. */
    @Query(nativeQuery = true, value = """
            select * from request
             where registries @> array[cast(:registry as text)] and kind <> 'ADD_IMAGES'
               and (state in ('SUBMITTED', 'APPROVED', 'RUNNING') or state = 'FAILED' and not rolled_back)
             order by id""")
    List<Request> openIn(String registry);

    @Query("""
            select r from Request r
             where r.template = :template and r.kind = 'CHANGE_TEMPLATE'
               and (r.state in ('SUBMITTED', 'APPROVED', 'RUNNING')
                    or r.state = 'FAILED' and r.rolledBack = false)
             order by r.id limit 1""")
    Optional<Request> openForTemplate(String template);

    /** For a decision: of two at once the second one waits, and then sees the first. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select r from Request r where r.id = :id")
    Optional<Request> locked(long id);

    /** Until the end of the transaction nobody else files anything in that registry. */
    @Query(
            value = "select cast(pg_advisory_xact_lock(hashtextextended('filing ' || :registry, 0)) as text)",
            nativeQuery = true)
    String lockFiling(String registry);

    @Query(value = "select nextval('request_id')", nativeQuery = true)
    long nextId();
}
