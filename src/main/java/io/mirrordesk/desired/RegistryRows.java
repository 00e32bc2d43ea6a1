package io.mirrordesk.desired;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface RegistryRows extends JpaRepository<RegistryEntity, String> {

    @Query("select r from RegistryEntity r order by r.createdAt, r.id")
    List<RegistryEntity> inOrder();
}
