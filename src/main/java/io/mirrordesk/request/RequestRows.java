package io.mirrordesk.request;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface RequestRows extends JpaRepository<Request, Long> {

    @Query("""
            select r from Request r
             where r.registryId = :registry and r.prefix = :prefix
               and r.kind in ('CREATE_MIRROR', 'CHANGE_MIRROR', 'RETIRE_MIRROR')
               and (r.state in ('SUBMITTED', 'APPROVED', 'RUNNING')
                    or r.state = 'FAILED' and r.rolledBack = false)
             order by r.id limit 1""")
    Optional<Request> openFor(String registry, String prefix);

    @Query("""
            select r from Request r
             where r.registryId = :registry and r.credential = :credential
               and r.kind in ('CREATE_CREDENTIAL', 'ROTATE_CREDENTIAL', 'RETIRE_CREDENTIAL')
               and (r.state in ('SUBMITTED', 'APPROVED', 'RUNNING')
                    or r.state = 'FAILED' and r.rolledBack = false)
             order by r.id limit 1""")
    Optional<Request> openForCredential(String registry, String credential);

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

    @Query(value = "select nextval('request_id')", nativeQuery = true)
    long nextId();
}
