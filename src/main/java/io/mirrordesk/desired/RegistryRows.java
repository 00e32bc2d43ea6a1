package io.mirrordesk.desired;

import org.springframework.data.jpa.repository.JpaRepository;

interface RegistryRows extends JpaRepository<RegistryEntity, String> {}
