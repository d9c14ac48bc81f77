import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

const root = join(import.meta.dirname, '..', '..');

function made() {
  const folder = mkdtempSync(join(tmpdir(), 'lykta-sbom-'));
  try {
    execFileSync(process.execPath, [join(root, 'tools', 'sbom'), join(folder, 'sbom.json')]);
    return readFileSync(join(folder, 'sbom.json'), 'utf8');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function* nugetLocks(folder = root) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.name === 'packages.lock.json') yield join(folder, entry.name);
    else if (entry.isDirectory() && !['node_modules', 'artifacts', '.git', 'data'].includes(entry.name)) yield* nugetLocks(join(folder, entry.name));
  }
}

test('the bill of materials holds every locked package, each with its hash', () => {
  const bom = JSON.parse(made());
  assert.equal(bom.bomFormat, 'CycloneDX');
  const have = new Map(bom.components.map((c) => [c.purl, c]));
  let seen = 0;
  for (const path of nugetLocks()) {
    for (const packages of Object.values(JSON.parse(readFileSync(path, 'utf8')).dependencies)) {
      for (const [name, entry] of Object.entries(packages).filter(([, e]) => e.type !== 'Project')) {
        const component = have.get(`pkg:nuget/${name}@${entry.resolved}`);
        assert.ok(component, `${name} ${entry.resolved}`);
        assert.equal(component.hashes[0].content.length, 128, name);
        seen++;
      }
    }
  }
  for (const [path, entry] of Object.entries(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages).filter(([p]) => p)) {
    const name = path.slice(path.lastIndexOf('node_modules/') + 13);
    assert.ok(have.has(`pkg:npm/${name.replace('@', '%40')}@${entry.version}`), path);
    seen++;
  }
  assert.ok(seen > 100);
});

test('the bill of materials is the same when made twice', () => assert.equal(made(), made()));
