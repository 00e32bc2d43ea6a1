package io.mirrordesk.portal.rest;

import io.mirrordesk.identity.CurrentPerson;
import io.mirrordesk.run.Runs;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/runs/{id}")
class RunApi {

    private final Runs runs;
    private final CurrentPerson current;

    RunApi(Runs runs, CurrentPerson current) {
        this.runs = runs;
        this.current = current;
    }

    @GetMapping
    RunJson get(@PathVariable long id) {
        return RunJson.of(runs.get(id));
    }

    @PostMapping("/retry")
    RunJson retry(@PathVariable long id) {
        return RunJson.of(runs.retry(id, current.require()));
    }

    @PostMapping("/pause")
    RunJson pause(@PathVariable long id) {
        return RunJson.of(runs.pause(id, current.require()));
    }

    @PostMapping("/resume")
    RunJson resume(@PathVariable long id) {
        return RunJson.of(runs.resume(id, current.require()));
    }

    @PostMapping("/cancel")
    RunJson cancel(@PathVariable long id) {
        return RunJson.of(runs.cancel(id, current.require()));
    }

    @PostMapping("/rollback")
    RunJson rollBack(@PathVariable long id) {
        return RunJson.of(runs.rollBack(id, current.require()));
    }
}
