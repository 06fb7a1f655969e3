import type { Temporal } from 'temporal-polyfill';
import { listedFile } from '../../incidents/index/listedIncident';
import type { ListedSource } from '../../incidents/index/load';
import { mayBePostmortem } from '../../incidents/knownIncident';
import { decidingOnly } from '../../incidents/numbers/deciding';
import type { Configuration } from '../../model/configuration';
import type { ListedFile } from '../../model/indexPage/listed';
import { normalise } from '../../text/source';
import { analyse } from '../../workspace/analyse';
import { listMarkdown, NODE_FILES } from '../nodeFiles';

/** The documents of the disk as pages list them, each read once in a run. Paths are absolute. */
export class ListedFiles implements ListedSource {
  readonly #known = new Map<string, ListedFile>();

  constructor(
    private readonly configurationFor: (path: string) => Promise<Configuration>,
    private readonly today: () => Temporal.PlainDate,
  ) {}

  /** Takes over what was read for another reason. */
  know(path: string, file: ListedFile): void {
    this.#known.set(path, file);
  }

  async file(path: string): Promise<ListedFile> {
    const known = this.#known.get(path) ?? (await this.#read(path));
    this.#known.set(path, known);
    return known;
  }

  list(folder: string): Promise<readonly string[] | null> {
    return listMarkdown(folder);
  }

  async #read(path: string): Promise<ListedFile> {
    const content = await NODE_FILES.look(path);
    if (content.kind === 'none') return { kind: 'gone' };
    if (content.kind === 'unread') return { kind: 'unread' };
    const configuration = await this.configurationFor(path);
    if (configuration.files.length === 0 && !mayBePostmortem(path, content.text))
      return { kind: 'other' };
    return listedFile(
      path,
      analyse(normalise(content.text), {
        configuration: decidingOnly(configuration),
        today: this.today(),
        path,
      }),
    );
  }
}
