import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { describe, expect, it } from 'vitest';

import { sameTree } from './dependencies.mjs';
import { bringElectron, describeElectron } from './electron.mjs';
import { checkSpace, checkSystem, explainNpm } from './ground.mjs';
import { reaches } from './nodeVersion.mjs';
import { downloadKey } from './ownDownload.mjs';
import { root, userCacheFolder } from './paths.mjs';
import { Refusal } from './say.mjs';
import { neededPackages } from './systemPackages.mjs';

describe('bad ground is told in one sentence', () => {
  it('compares Node versions by number', () => {
    expect(reaches('20.19.0', '20.19.0')).toBe(true);
    expect(reaches('22.1.0', '20.19.0')).toBe(true);
    expect(reaches('20.9.0', '20.19.0')).toBe(false);
    expect(reaches('18.20.8', '20.19.0')).toBe(false);
  });

  it('names the system that Electron has no build for', () => {
    expect(() => checkSystem('aix', 'ppc64')).toThrow('Brightwall does not run on aix ppc64');
    expect(() => checkSystem('linux', 'ia32')).toThrow(Refusal);
    expect(() => checkSystem('linux', 'x64')).not.toThrow();
  });

  it('tells how much space is needed and free', () => {
    const asked = () => checkSpace(join(tmpdir(), 'not', 'there'), 1e9, 'a test');
    expect(asked).toThrow(/^Not enough disk space for a test: 1000000000 MB are needed/);
    expect(() => checkSpace(tmpdir(), 0, 'a test')).not.toThrow();
  });

  it.each(['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED', 'ETIMEDOUT'])(
    'says that the registry cannot be reached on %s',
    (code) => {
      const refusal = explainNpm('Fetching', `npm error code ${code}\nnpm error errno ${code}`);
      expect(refusal.message).toContain('The package registry cannot be reached');
      expect(refusal.message).not.toContain('\n');
    },
  );

  it('says that the disk is full', () => {
    expect(explainNpm('Fetching', 'npm error code ENOSPC').message).toBe(
      'The disk is full: Fetching stopped.',
    );
  });

  it('shows what npm said about anything else', () => {
    expect(explainNpm('Fetching', 'npm error odd').message).toBe('Fetching failed:\nnpm error odd');
  });

  it('stops with its sentence and exit code 1 when the registry is gone', async () => {
    const script = `import { npm } from './build/setup/command.mjs';
      import { explainNpm } from './build/setup/ground.mjs';
      import { answerFor } from './build/setup/say.mjs';
      await answerFor(async () => {
        const { output } = await npm(['view', 'left', '--registry=http://127.0.0.1:9/', '--fetch-retries=0']);
        throw explainNpm('Asking', output);
      });`;
    const run = promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
      cwd: root,
    });
    const failure = await run.catch((error) => error);
    expect(failure.code).toBe(1);
    expect(failure.stderr).toContain('cannot be reached (ECONNREFUSED)');
  });
});

describe('dependencies installed by hand are kept', () => {
  const wanted = {
    '': { name: 'root' },
    'node_modules/a': { version: '1.0.0' },
    'node_modules/other-system': { version: '1.0.0', optional: true },
  };

  it('when every package is there, but for those of other systems', () => {
    expect(sameTree(wanted, { 'node_modules/a': { version: '1.0.0' } })).toBe(true);
  });

  it('but not when one is missing, another version or too many', () => {
    expect(sameTree(wanted, {})).toBe(false);
    expect(sameTree(wanted, { 'node_modules/a': { version: '2.0.0' } })).toBe(false);
    const extra = {
      'node_modules/a': { version: '1.0.0' },
      'node_modules/b': { version: '1.0.0' },
    };
    expect(sameTree(wanted, extra)).toBe(false);
  });
});

describe('system packages', () => {
  const names = (needs) => needs.map(([first]) => first);

  it('leave out the virtual display where there is a real one', () => {
    expect(names(neededPackages({ forTests: false, hasDisplay: true }))).not.toContain('xvfb');
    expect(names(neededPackages({ forTests: false, hasDisplay: false }))).toContain('xvfb');
    expect(names(neededPackages({ forTests: true, hasDisplay: true }))).toContain('xvfb');
  });

  it('know the new names of renamed libraries', () => {
    const gtk = neededPackages({ forTests: false, hasDisplay: true })[0];
    expect(gtk).toEqual(['libgtk-3-0', 'libgtk-3-0t64']);
  });
});

describe('Electron', () => {
  it('is refused where the named folder holds none', async () => {
    await expect(
      bringElectron({ ELECTRON_OVERRIDE_DIST_PATH: join(tmpdir(), 'none') }),
    ).rejects.toThrow('there is no Electron in it');
  });

  it('says that the registry one is never for shipping', () => {
    const line = describeElectron({ version: '33.2.1', origin: 'registry', executable: '/e' });
    expect(line).toContain('for development and tests, never for shipping');
  });

  it('is tried again when another mirror is named', () => {
    const other = downloadKey({ npm_config_electron_mirror: 'https://mirror.example/' });
    expect(other).not.toBe(downloadKey({}));
    expect(downloadKey({ ELECTRON_MIRROR: 'https://mirror.example/' })).toBe(other);
  });

  it('is kept under the user’s cache folder', () => {
    expect(userCacheFolder({ XDG_CACHE_HOME: '/c' })).toBe('/c/brightwall');
    expect(userCacheFolder({ HOME: '/home/someone' })).toBe('/home/someone/.cache/brightwall');
  });
});
